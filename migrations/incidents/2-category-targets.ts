import type { MigrationInterface, QueryRunner } from 'typeorm';
import { insertOnce } from '../../platform/database/insert-once';

/** The day on which the policy was first baselined. */
const FROM = '2015-07-01';
const SOURCE = 'Recalled from the Incident Management Policy; to be confirmed against the document in force.';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TARGETS = [
  {
    category: 'CATEGORY_1',
    description: 'A service is lost to all or most Users, or safety or security is at risk.',
    responseSeconds: 10 * MINUTE,
    resolutionSeconds: 4 * HOUR,
    examples: ['Every request to a service provider fails'],
  },
  {
    category: 'CATEGORY_2',
    description: 'A service is badly impaired for many Users, with no way round it.',
    responseSeconds: 20 * MINUTE,
    resolutionSeconds: 24 * HOUR,
    examples: ['A large share of requests fails at the User interface'],
  },
  {
    category: 'CATEGORY_3',
    description: 'A service is impaired for some Users or a group of devices, and there is a way round it.',
    responseSeconds: 45 * MINUTE,
    resolutionSeconds: 72 * HOUR,
    examples: ['Reads of a group of devices fail now and then'],
  },
  {
    category: 'CATEGORY_4',
    description: 'Single devices or functions are affected, with little effect on customers.',
    responseSeconds: 3 * HOUR,
    resolutionSeconds: 5 * DAY,
    examples: ['One meter does not answer'],
  },
  {
    category: 'CATEGORY_5',
    description: 'A question, or a fault without effect on service.',
    responseSeconds: DAY,
    resolutionSeconds: 10 * DAY,
    examples: ['A report is laid out wrongly'],
  },
];

/**
 * Without target times no incident can be logged. The row of the running numbers is there from the start too, so that two
 * who ask for the very first number do not both try to make it.
 */
export class CategoryTargets1527379200001 implements MigrationInterface {
  readonly name = 'CategoryTargets1527379200001';

  async up(runner: QueryRunner): Promise<void> {
    await insertOnce(runner, 'sequence', { name: 'incident', value: 0 });
    for (const { examples, ...target } of TARGETS) {
      const row = { ...target, effectiveFrom: FROM, examples: JSON.stringify(examples), source: SOURCE };
      await insertOnce(runner, 'category_target', row);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM category_target');
    await runner.query("DELETE FROM sequence WHERE name = 'incident'");
  }
}
