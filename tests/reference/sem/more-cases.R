# Further cases of the engine's options. Run: Rscript make.R OUTDIR more-cases.R
data(HolzingerSwineford1939); hs <- HolzingerSwineford1939
hsf <- "holzinger-swineford-1939.csv"; hsmf <- "holzinger-swineford-missing.csv"
cfa3 <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
mimic <- paste0(cfa3, "\nvisual + textual + speed ~ sex + ageyr")
set.seed(11); hsm <- hs; for (v in paste0("x", 1:9)) hsm[runif(nrow(hs)) < 0.08, v] <- NA
write_case("mimic-mlm", "", mimic, hs, datafile=hsf, estimator="MLM")
write_case("mimic-mlr-means", "", mimic, hs, datafile=hsf, estimator="MLR", meanstructure=TRUE)
write_case("mg-scalar-mlr", "", cfa3, hs, datafile=hsf, estimator="MLR", group="school", group.equal=c("loadings","intercepts"))
write_case("mg-metric-mlm", "", cfa3, hs, datafile=hsf, estimator="MLM", group="school", group.equal="loadings")
write_case("mimic-fiml", "", mimic, hsm, datafile=hsmf, missing="fiml")
write_case("hs-cfa-fiml-mlr", "", cfa3, hsm, datafile=hsmf, missing="fiml", estimator="MLR")
write_case("mg-metric-fiml", "", cfa3, hsm, datafile=hsmf, missing="fiml", group="school", group.equal="loadings")
write_case("mg-scalar-stdlv", "", cfa3, hs, datafile=hsf, group="school", std.lv=TRUE, group.equal=c("loadings","intercepts"))
write_case("mg-strict", "", cfa3, hs, datafile=hsf, group="school", group.equal=c("loadings","intercepts","residuals"))
write_case("mg-means", "", cfa3, hs, datafile=hsf, group="school", group.equal=c("loadings","intercepts","means"))
write_case("mg-wishart", "", cfa3, hs, datafile=hsf, group="school", likelihood="wishart")
write_case("mg-uls", "", cfa3, hs, datafile=hsf, estimator="ULS", group="school")
write_case("mimic-gls", "", mimic, hs, datafile=hsf, estimator="GLS")
write_case("linear-constraints", "", "visual =~ x1 + a*x2 + b*x3\ntextual =~ x4 + c*x5 + x6\na == 2*b\nb + c == 1.5\nd := a/b", hs, datafile=hsf)
write_case("mg-labels", "", "f =~ x1 + c(a,b)*x2 + c(l,l)*x3 + x4\nd := a - b", hs, datafile=hsf, group="school")
write_case("path-means", "", "x1 ~ x2 + x3\nx4 ~ x1 + x2", hs, datafile=hsf, meanstructure=TRUE)
write_case("label-on-marker", "", "visual =~ a*x1 + a*x2 + x3 + x4", hs, datafile=hsf)
