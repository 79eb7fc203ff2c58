import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createKeptAnswers, dropKeptAnswers } from '../../platform/database/standing-tables';

/** The answers to mutations that were sent with a key. */
export class KeptAnswers1527379200004 implements MigrationInterface {
  readonly name = 'KeptAnswers1527379200004';

  up(runner: QueryRunner): Promise<void> {
    return createKeptAnswers(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropKeptAnswers(runner);
  }
}
