# Rules of lavaan that are easily missed, each on three models or data sets, in one compact file.
# Run: Rscript edge-cases.R OUTDIR
suppressMessages({library(lavaan); library(jsonlite)})
out <- file.path(commandArgs(trailingOnly = TRUE)[1], "edge-cases.json")
hs <- HolzingerSwineford1939; hsf <- "holzinger-swineford-1939.csv"; pd <- PoliticalDemocracy; pdf_ <- "political-democracy.csv"
cases <- list(); rule <- ""
of <- function(text) rule <<- text

add <- function(model, data = NULL, file = NULL, cov = NULL, n = NULL, means = NULL, fit = NULL, ...) {
  run <- function(...) suppressWarnings(if (is.null(cov)) sem(model, data = data, ...)
                       else sem(model, sample.cov = cov, sample.nobs = n, sample.mean = means, ...))
  found <- run(...)
  # Twice more from where it ended: lavaan stops early. One that cannot start there stays as it is.
  for (again in 1:2) found <- tryCatch({ next_ <- run(..., start = found); stopifnot(lavInspect(next_, "converged"), lavInspect(next_, "npar") == lavInspect(found, "npar")); next_ }, error = function(e) found)
  stopifnot(lavInspect(found, "converged"))
  matrix_ <- function(m) unname(lapply(seq_len(nrow(m)), function(i) as.numeric(m[i, ])))
  from <- function(m, n, mu) c(list(names = colnames(m), cov = matrix_(m), n = n), if (!is.null(mu)) list(means = as.numeric(mu)))
  given <- if (!is.null(file)) list(file = file)
           else if (is.null(cov)) list(columns = as.list(data))
           else if (is.list(cov)) list(groups = lapply(seq_along(cov), function(g) from(cov[[g]], n[[g]], means[[g]])))
           else from(cov, n, means)
  indices <- suppressWarnings(fitMeasures(found))
  pe <- suppressWarnings(parameterEstimates(found, standardized = TRUE, remove.nonfree = FALSE))
  pe <- pe[!pe$op %in% c("==", "<", ">"), ]
  column <- function(name) if (is.null(pe[[name]])) rep(NA, nrow(pe)) else pe[[name]]
  r2 <- suppressWarnings(lavInspect(found, "rsquare"))
  if (is.list(cov)) names(r2) <- seq_along(r2) # not "Group 1"
  case <- list(rule = rule, name = paste0(sum(vapply(cases, function(c) c$rule == rule, NA)) + 1), model = model,
               options = if (length(list(...))) list(...) else setNames(list(), character(0)), data = given,
               fit = as.list(indices[if (is.null(fit)) c("npar", "df", "chisq") else if (identical(fit, "all")) setdiff(names(indices), c("cn_05", "cn_01")) else fit]),
               parameters = lapply(seq_len(nrow(pe)), function(i) list(pe$lhs[i], pe$op[i], pe$rhs[i], if (is.null(pe$group)) 1 else pe$group[i],
                 pe$est[i], column("se")[i], column("std.lv")[i], column("std.all")[i])),
               r2 = as.list(unlist(r2)))
  cases[[length(cases) + 1]] <<- case
  cat(sprintf("%-60s %3s chisq %9.4f df %3d\n", rule, case$name, indices["chisq"], as.integer(indices["df"])))
  invisible(found)
}
two <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6"
three <- paste0(two, "\nspeed =~ x7 + x8 + x9")

of("means given beside covariances are modelled")
R <- matrix(.35, 6, 6); diag(R) <- 1; R[1:3, 4:6] <- R[4:6, 1:3] <- .15; R[1, 2] <- R[2, 1] <- .5; R[5, 6] <- R[6, 5] <- .45
scale <- diag(c(1, 2, .5, 3, 1.5, 1)); S <- scale %*% R %*% scale; dimnames(S) <- dimnames(R) <- rep(list(paste0("y", 1:6)), 2)
ab <- "A =~ y1 + y2 + y3\nB =~ y4 + y5 + y6\nB ~ A"; averages <- "aic bic srmr gfi ecvi npar df chisq"
averages <- strsplit(averages, " ")[[1]]
add(ab, cov = S, n = 200, means = 1:6, fit = averages)
add("y1 ~ a*y2 + y3\ny4 ~ b*y1\nab := a*b", cov = S, n = 200, means = 1:6, fit = averages)
add(ab, cov = list(S, R), n = list(200, 150), means = list(1:6, 1:6 + .1), fit = averages)

of("groups without means")
R2 <- R; R2[1:3, 1:3] <- R2[1:3, 1:3] * .8 + diag(3) * .2
add(two, hs, hsf, group = "school", meanstructure = FALSE)
add(ab, cov = list(S, R2), n = list(200, 150))
add(ab, cov = list(S, S), n = list(200, 150), likelihood = "wishart", group.equal = "loadings")
add(two, hs, hsf, group = "school", meanstructure = FALSE, group.equal = c("loadings", "intercepts"))

of("orthogonal sets residual covariances of latents to zero too")
add(paste0(three, "\nspeed ~ visual\ntextual ~ visual"), hs, hsf, orthogonal = TRUE)
add("ind60 =~ x1 + x2 + x3\ndem60 =~ y1 + y2 + y3 + y4\ndem65 =~ y5 + y6 + y7 + y8\ndem60 ~ ind60\ndem65 ~ ind60", pd, pdf_, orthogonal = TRUE)
add(paste0(three, "\nspeed ~ visual\ntextual ~ visual\nspeed ~~ textual"), hs, hsf, orthogonal = TRUE)

of("moments of covariates stay each group’s own")
covariate <- paste0(two, "\ntextual ~ visual + ageyr")
add(covariate, hs, hsf, group = "school", fixed.x = FALSE, group.equal = c("loadings", "intercepts"))
add(paste0(covariate, " + sex"), hs, hsf, group = "school", fixed.x = FALSE, group.equal = c("residuals", "residual.covariances"))
add(covariate, hs, hsf, group = "school", fixed.x = FALSE, group.equal = c("loadings", "intercepts", "means"))
add(paste0(covariate, " + sex"), hs, hsf, group = "school", estimator = "GLS", group.equal = c("loadings", "intercepts"))
add(covariate, hs, hsf, group = "school", estimator = "ULS", group.equal = c("loadings", "intercepts"))

of("a covariance of a latent and an observed variable is one of latents")
add(paste0(two, "\nageyr ~~ textual"), hs, hsf, group = "school", group.equal = "residual.covariances")
add(paste0(two, "\nageyr ~~ textual"), hs, hsf, group = "school", group.equal = "lv.covariances")
add(paste0(two, "\ntextual ~~ ageyr"), hs, hsf, group = "school", group.equal = "lv.covariances")

of("equal latent variances with std.lv are all 1")
add(two, hs, hsf, group = "school", std.lv = TRUE, group.equal = c("loadings", "lv.variances"))
add(two, hs, hsf, group = "school", std.lv = TRUE, group.equal = c("loadings", "intercepts", "lv.variances", "lv.covariances", "means"))
add(paste0(two, "\nvisual ~~ visual"), hs, hsf, group = "school", std.lv = TRUE, group.equal = "loadings")

of("the scaling factor of MLR rests on the information that was asked for")
mimic <- paste0(two, "\ntextual ~ visual + ageyr"); scaled <- c("df", "chisq.scaled", "chisq.scaling.factor", "rmsea.robust", "baseline.chisq.scaled")
add(mimic, hs, hsf, estimator = "MLR", se = "none", fit = c(scaled, "scaling.factor.h1", "scaling.factor.h0"))
add(mimic, hs, hsf, estimator = "MLR", se = "standard", fit = scaled)
add(three, hs, hsf, estimator = "MLR", information = "expected", group = "school", group.equal = "loadings", fit = c(scaled, "scaling.factor.h1", "scaling.factor.h0"))
set.seed(11); hsm <- hs; for (v in paste0("x", 1:9)) hsm[runif(nrow(hs)) < 0.08, v] <- NA; hsmf <- "holzinger-swineford-missing.csv"
add(two, hsm, hsmf, missing = "fiml", estimator = "MLR", information = "expected", fit = c(scaled, "scaling.factor.h1", "scaling.factor.h0"))

of("Wishart’s covariances in the scaling factor of MLR")
add(three, hs, hsf, estimator = "MLR", likelihood = "wishart", fit = scaled)
add(mimic, hs, hsf, estimator = "MLR", likelihood = "wishart", meanstructure = TRUE, fit = scaled)
add(paste0(two, "\ntextual ~ visual"), hs, hsf, estimator = "MLR", likelihood = "wishart", se = "standard", fit = scaled)

of("information of least squares")
add(two, hs, hsf, estimator = "ULS", information = "observed")
add(two, hs, hsf, estimator = "GLS", information = "observed")
add(two, hs, hsf, estimator = "GLS", information = "observed", group = "school")

of("no better than independence")
unrelated <- function(seed) { set.seed(seed); x <- as.data.frame(round(matrix(rnorm(120 * 5), 120), 2)); names(x) <- paste0("v", 1:5); x }
relative <- c("df", "chisq", "baseline.chisq", "cfi", "tli", "rfi", "nfi", "ifi", "rni", "pnfi")
with_cov <- function(seed, model, ...) { S <- cov(unrelated(seed)); add(model, cov = round(S, 5), n = 120, fit = relative, ...) }
with_cov(501, "v1 ~ v2\nv3 ~ v2 + v4\nv5 ~ v3"); with_cov(505, "v1 ~ v2\nv3 ~ v2 + v4\nv5 ~ v3"); with_cov(509, "v1 ~~ v2\nv3 ~~ v4\nv5 ~~ v5")

of("Heywood cases have no R², and covariances over √|v|")
heywood <- function(seed) {
  set.seed(seed); n <- 60; f <- matrix(rnorm(2 * n), n); f[, 2] <- .4 * f[, 1] + f[, 2]
  x <- as.data.frame(round(sapply(1:6, function(j) f[, ceiling(j / 3)] + rnorm(n, sd = c(.2, .8, .8)[(j - 1) %% 3 + 1])), 2)); names(x) <- paste0("v", 1:6); round(cov(x), 5)
}
for (seed in c(1, 26, 31)) add("f =~ v1 + v2 + v3\ng =~ v4 + v5 + v6\nv1 ~~ v4", cov = heywood(seed), n = 60)
add("f =~ a + b + c + d", cov = matrix(c(1.1, 1.04, .2, .02, 1.04, 1, .25, .01, .2, .25, 1.2, .1, .02, .01, .1, 1), 4, dimnames = rep(list(letters[1:4]), 2)), n = 40)

of("a start on the first loading fixes it there")
add("visual =~ start(0.7)*x1 + x2 + x3\ntextual =~ x4 + x5 + x6", hs, hsf)
add("visual =~ x1 + x2 + x3\ntextual =~ start(0.5)*x4 + start(0.9)*x5 + x6", hs, hsf, group = "school", group.equal = "loadings")
add("visual =~ start(0.7)*x1 + x2 + x3\ntextual =~ x4 + x5 + x6", hs, hsf, std.lv = TRUE)

of("long bent valleys that end in a Heywood case")
valley <- function(seed, n, lowest) { # of the differential test that found the first
  set.seed(seed); L <- matrix(0, 9, 3); for (j in 1:9) L[j, ceiling(j / 3)] <- runif(1, lowest, .8)
  Ph <- diag(3); Ph[Ph == 0] <- runif(1, 0, .6)
  x <- MASS::mvrnorm(n, rep(0, 3), Ph) %*% t(L) + sapply(1:9, function(j) rnorm(n, sd = sqrt(1 - sum(L[j, ]^2))))
  x <- as.data.frame(round(x, 3)); names(x) <- paste0("v", 1:9); cov(x)
}
for (seed in 1024) add("f1 =~ v1 + v2 + v3\nf2 =~ v4 + v5 + v6\nf3 =~ v7 + v8 + v9\nf3 ~ f1 + f2", cov = round(valley(seed, 60, .3), 8), n = 60)

of("every index of a saturated model")
add("f =~ x1 + x2 + x3", hs, hsf, fit = "all")
add("f =~ x1 + x2 + x3", hs, hsf, estimator = "MLR", fit = "all")
add("f =~ x1 + x2 + x3", hs, hsf, estimator = "MLM", fit = "all")
add("f =~ x1 + x2 + x3", hsm, hsmf, missing = "fiml", fit = "all")
add("f =~ x1 + x2 + x3", hsm, hsmf, missing = "fiml", estimator = "MLR", fit = "all")

of("every index of one that is not")
add("f =~ x1 + x2 + x3 + x4", hs, hsf, fit = "all")
add("f =~ x1 + x2 + x3 + x4", hs, hsf, estimator = "MLR", group = "school", group.equal = "loadings", fit = "all")
add("f =~ x1 + x2 + x3 + x4", hsm, hsmf, missing = "fiml", estimator = "MLR", fit = "all")

write_json(list(software = paste("lavaan", packageVersion("lavaan")), cases = cases), out, auto_unbox = TRUE, digits = I(7), na = "null")
