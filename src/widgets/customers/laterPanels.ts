/** The panels that come when the page is there: they show nothing before the log is in the browser. */
export { NextPurchasePanel } from './NextPurchasePanel.tsx'
export { SegmentsPanel } from './SegmentsPanel.tsx'
