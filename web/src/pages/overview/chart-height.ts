/** Pixels; the same before and after the chart is drawn, so that nothing moves. */
export const CHART_HEIGHT = 220;
