# All indices of lavaan, modification indices of other estimators, and constraints that are not linear.
# Run: Rscript make.R OUTDIR further-cases.R
data(HolzingerSwineford1939); hs <- HolzingerSwineford1939; data(PoliticalDemocracy); pd <- PoliticalDemocracy
hsf <- "holzinger-swineford-1939.csv"; hsmf <- "holzinger-swineford-missing.csv"; pdf_ <- "political-democracy.csv"
cfa3 <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
set.seed(11); hsm <- hs; for (v in paste0("x", 1:9)) hsm[runif(nrow(hs)) < 0.08, v] <- NA
all <- function(...) write_case(..., indices = "all")
all("all-mlm", "", cfa3, hs, datafile=hsf, estimator="MLM")
all("all-mlr", "", cfa3, hs, datafile=hsf, estimator="MLR")
all("all-metric-means", "", cfa3, hs, datafile=hsf, group="school", group.equal="loadings")
all("all-strict-groups", "", cfa3, hs, datafile=hsf, group="school", group.equal=c("loadings","intercepts","residuals","lv.variances","lv.covariances","means"))
all("all-fiml", "", cfa3, hsm, datafile=hsmf, missing="fiml")
all("all-fiml-expected", "", cfa3, hsm, datafile=hsmf, missing="fiml", information="expected")
all("all-fiml-mlr-groups", "", cfa3, hsm, datafile=hsmf, missing="fiml", estimator="MLR", group="school", group.equal="loadings")
mi <- function(...) write_case(..., mi = TRUE)
mi("mi-wishart", "", cfa3, hs, datafile=hsf, likelihood="wishart")
mi("mi-gls", "", cfa3, hs, datafile=hsf, estimator="GLS")
mi("mi-uls", "", cfa3, hs, datafile=hsf, estimator="ULS")
mi("mi-fiml", "", cfa3, hsm, datafile=hsmf, missing="fiml")
mi("mi-gls-groups", "", cfa3, hs, datafile=hsf, estimator="GLS", group="school", meanstructure=TRUE)
mi("mi-uls-groups", "", cfa3, hs, datafile=hsf, estimator="ULS", group="school", group.equal="loadings", meanstructure=TRUE)
mi("mi-wishart-groups", "", cfa3, hs, datafile=hsf, likelihood="wishart", group="school")
write_case("nonlinear-product", "", "x1 ~ a*x2\nx2 ~ b*x3\na*b == 0.1\nsum := a + b", hs, datafile=hsf)
write_case("nonlinear-power", "", "x1 ~ a*x2\nx2 ~ b*x3\na == b^2", hs, datafile=hsf)
write_case("nonlinear-mixed", "", "y1 ~ a*x1\ny2 ~ b*y1 + c*x1\nprod := a*b\na == b*c + 0.1", pd, datafile=pdf_)
write_case("nonlinear-two", "", "visual =~ x1 + a*x2 + b*x3\ntextual =~ x4 + c*x5 + d*x6\nspeed =~ x7 + x8 + x9\na*b == 0.4\nexp(c) == 2*d + b", hs, datafile=hsf)
write_case("nonlinear-mlr", "", "visual =~ x1 + a*x2 + b*x3\ntextual =~ x4 + c*x5 + d*x6\nspeed =~ x7 + x8 + x9\na*b == 0.4", hs, datafile=hsf, estimator="MLR")
