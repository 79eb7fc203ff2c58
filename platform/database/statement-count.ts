import { AbstractLogger, type LogLevel, type LogMessage } from 'typeorm';

/** Counts the statements that the database layer sends, for tests and measurements; every one, whoever caused it. */
export class StatementCount extends AbstractLogger {
  count = 0;
  /** The statements since `record` was called, for looking at one by one. */
  recorded: string[] | undefined;

  record(): string[] {
    this.recorded = [];
    return this.recorded;
  }

  override logQuery(query: string): void {
    this.count += 1;
    this.recorded?.push(query);
  }

  protected writeLog(_level: LogLevel, _message: LogMessage | LogMessage[]): void {}
}
