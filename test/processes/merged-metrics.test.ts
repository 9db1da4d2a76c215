import { expect, test } from 'vitest';
import { mergedMetrics } from '../../src/processes/merged-metrics.js';

const page = (asks: number, up: number) => `# HELP asks_total Questions {by outcome}.
# TYPE asks_total counter
asks_total{outcome="answered"} ${asks}
asks_total{outcome="failed"} 0

# HELP up 1 if it is up.
# TYPE up gauge
up ${up}
`;

test('samples get their process, and those of one metric are together', () => {
  expect(
    mergedMetrics([
      [1, page(3, 1)],
      [2, page(4, 0)],
      [3, ''],
    ]),
  ).toBe(`# HELP asks_total Questions {by outcome}.
# TYPE asks_total counter
asks_total{process="1",outcome="answered"} 3
asks_total{process="1",outcome="failed"} 0
asks_total{process="2",outcome="answered"} 4
asks_total{process="2",outcome="failed"} 0
# HELP up 1 if it is up.
# TYPE up gauge
up{process="1"} 1
up{process="2"} 0
`);
});
