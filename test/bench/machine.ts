import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { VERSION } from '../../src/config/version.js';
import { BYTES_PER_MIB } from '../../src/domain/units.js';

/** What a figure depends on besides the code. */
export function machineFacts(): Readonly<Record<string, string>> {
  const processors = cpus();
  return {
    processor: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / BYTES_PER_MIB / 1024)} GiB`,
    system: `${process.platform} ${release()}, Node.js ${process.versions.node}`,
    load: loadNow(),
    byline: `${VERSION}, commit ${commit()}`,
    day: new Date().toISOString().slice(0, 10),
  };
}

/** Mean number of processes that ran or waited, in the last one, five and fifteen minutes. */
export const loadNow = (): string =>
  loadavg()
    .map((load) => load.toFixed(1))
    .join(', ');

function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
