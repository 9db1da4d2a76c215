import type { Seat } from './seat.js';

/** Metrics of a process that its fleet knows, for Prometheus. */
export const stateMetrics = ({
  isOpen,
  restarts,
}: Pick<Seat, 'isOpen' | 'restarts'>): string => `# HELP byline_process_up 1 if the process is open.
# TYPE byline_process_up gauge
byline_process_up ${Number(isOpen)}
# HELP byline_process_restarts_total Restarts of the process.
# TYPE byline_process_restarts_total counter
byline_process_restarts_total ${restarts}
`;
