/**
 * Percent of two cohorts still subscribed after 0 … 12 renewals, as printed by Fader & Hardie (2007), table 1
 * (from Berry & Linoff 2004): customers of a "High End" and of a "Regular" product.
 */
export const COHORTS = {
  highEnd: [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4],
  regular: [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3],
} as const
