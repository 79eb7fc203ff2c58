import { SingleBar } from 'cli-progress';
import type { FileProgress } from '../subgraphs/inventory';

const FORMAT = '{bar} {percentage}% | {rows} rows | {rate} a second | {left} left | {rejected} rejected';
const MILLISECONDS_BETWEEN_LINES = 5_000;

function asTime(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown time';
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

/** How far an import is: a bar on a terminal, elsewhere a line now and then. */
export class ImportBar {
  private readonly begun = performance.now();
  private told = this.begun;
  private bar: SingleBar | undefined;

  constructor(private readonly terminal: NodeJS.WriteStream = process.stderr) {}

  readonly tell = (progress: Readonly<FileProgress>): void => {
    const { rows, rowsBefore, rejected, bytes, allBytes } = progress;
    const now = performance.now();
    const seconds = Math.max(0.001, (now - this.begun) / 1000);
    // Rows that were done before are passed over so fast that they say nothing of the time that the others take.
    const done = Math.max(1, (bytes * (rows - rowsBefore)) / Math.max(1, rows));
    const facts = {
      rows,
      rejected,
      rate: Math.round((rows - rowsBefore) / seconds),
      left: asTime(((allBytes - bytes) * seconds) / done),
    };
    if (this.terminal.isTTY) {
      this.bar ??= this.started(allBytes);
      this.bar.update(bytes, facts);
    } else if (now - this.told >= MILLISECONDS_BETWEEN_LINES) {
      this.told = now;
      const percent = Math.floor((bytes / Math.max(1, allBytes)) * 100);
      const { rate, left } = facts;
      this.terminal.write(`${percent}%: ${rows} rows, ${rate} a second, ${left} left, ${rejected} rejected\n`);
    }
  };

  end(): void {
    this.bar?.stop();
  }

  private started(allBytes: number): SingleBar {
    const bar = new SingleBar({ format: FORMAT, stream: this.terminal, hideCursor: null, barsize: 30 });
    bar.start(allBytes, 0, { rows: 0, rejected: 0, rate: 0, left: 'unknown time' });
    return bar;
  }
}
