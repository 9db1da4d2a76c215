import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Measure } from './report.js';

/** Sizes of one panel, in pixels. */
const PANEL = { width: 260, height: 170 };
const COLUMNS = 3;

/** An SVG chart of cost against size, one panel for each thing that was measured at several sizes. */
export async function chartOf(measures: readonly Measure[]): Promise<string | null> {
  const values = measures.flatMap(({ what, unit, values: found, size }) =>
    size === undefined
      ? []
      : [{ size, value: found[0]!, panel: `${what.replace(/, [\d,]+ passages$/, '')} (${unit})` }],
  );
  if (new Set(values.map(({ size }) => size)).size < 2) return null;
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    data: { values },
    facet: { field: 'panel', type: 'nominal', title: null, header: { labelFontWeight: 'bold' }, sort: null },
    columns: COLUMNS,
    resolve: { scale: { y: 'independent' } },
    config: { background: 'white' },
    spec: {
      ...PANEL,
      mark: { type: 'line', point: true },
      encoding: {
        x: { field: 'size', type: 'quantitative', scale: { type: 'log' }, title: 'passages' },
        y: { field: 'value', type: 'quantitative', scale: { zero: true }, title: null },
      },
    },
  };
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  return view.toSVG();
}
