import type { Chart, Plugin } from 'chart.js';
import type { ChartPoint } from './chartModel.ts';

const capPx = 3;

/** Pixels of one whisker, or nothing where a sample count is too small for an interval. */
function whisker(
  chart: Chart,
  { x, low, high }: ChartPoint,
): readonly [x: number, top: number, bottom: number] | undefined {
  const { x: across, y: up } = chart.scales;
  if (low === undefined || high === undefined || across === undefined || up === undefined) return undefined;
  return [across.getPixelForValue(x), up.getPixelForValue(high), up.getPixelForValue(low)];
}

/** Draws the interval of each median as a thin line with caps, behind the points and in the colour of their border. */
export const whiskers: Plugin<'line'> = {
  id: 'whiskers',
  beforeDatasetsDraw(chart) {
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.beginPath();
    ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
    ctx.clip();
    ctx.lineWidth = 1.25;
    for (const { data, borderColor } of chart.data.datasets) {
      if (typeof borderColor === 'string') ctx.strokeStyle = borderColor;
      ctx.beginPath();
      for (const point of data as unknown as readonly ChartPoint[]) {
        const [x, top, bottom] = whisker(chart, point) ?? [];
        if (x === undefined || top === undefined || bottom === undefined) continue;
        ctx.moveTo(x, top);
        ctx.lineTo(x, bottom);
        for (const end of [top, bottom]) {
          ctx.moveTo(x - capPx, end);
          ctx.lineTo(x + capPx, end);
        }
      }
      ctx.stroke();
    }
    ctx.restore();
  },
};
