import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { insertOnce } from '../../platform/database/insert-once';

const TABLES = [
  'disclosure',
  'comment_theme',
  'comment_clause',
  'comment',
  'answer',
  'response',
  'milestone',
  'open_issue_update',
  'open_issue',
  'change_clause',
  'proposed_change',
  'question',
  'consultation_revision',
  'related_consultation',
  'consultation_attachment',
  'document_mention',
  'consultation',
];

export class Consultations1527379200002 implements MigrationInterface {
  readonly name = 'Consultations1527379200002';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const place = (name: string) => ({ ...c.whole(name), isPrimary: true });
    const make = (
      name: string,
      columns: TableColumnOptions[],
      indices: Pick<TableIndexOptions, 'columnNames' | 'isUnique'>[] = [],
    ) =>
      runner.createTable(
        new Table({
          name,
          columns,
          indices: indices.map((index, number) => ({ name: `${name}_by_${number + 1}`, ...index })),
        }),
        true,
      );

    await make(
      'consultation',
      [
        c.key('id'),
        c.text('reference'),
        c.longText('title'),
        c.reference('publisherId', OPTIONAL),
        c.text('classification', OPTIONAL),
        c.text('recordedStatus', { length: '32' }),
        c.date('publishedOn'),
        c.date('opensOn'),
        c.date('closesOn'),
        c.instant('closesAt'),
        c.longText('proposedBaselineIds'),
        c.longText('invitedOrganisationIds'),
        c.longText('responseInstructions'),
        c.flag('responsesMayBePublished'),
        c.longText('sharedWith'),
        c.longText('disclosureRegimes'),
        c.flag('automaticDisclaimerIsNoRequest'),
        c.whole('version'),
      ],
      [{ columnNames: ['reference'], isUnique: true }, { columnNames: ['opensOn', 'id'] }],
    );
    await make(
      'document_mention',
      [
        c.reference('consultationId', { isPrimary: true }),
        place('position'),
        c.reference('documentId'),
        c.text('role', { length: '16' }),
        c.whole('tranche', OPTIONAL),
        c.flag('isNew'),
        c.longText('note', OPTIONAL),
      ],
      [{ columnNames: ['documentId'] }],
    );
    await make('consultation_attachment', [
      c.reference('consultationId', { isPrimary: true }),
      place('number'),
      c.longText('title'),
      c.reference('documentId', OPTIONAL),
    ]);
    await make('related_consultation', [
      c.reference('consultationId', { isPrimary: true }),
      place('position'),
      c.longText('title'),
      c.text('publisher'),
      c.date('opensOn', OPTIONAL),
      c.date('closesOn', OPTIONAL),
      c.longText('relation'),
      c.longText('sections'),
    ]);
    await make(
      'consultation_revision',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.whole('number'),
        c.instant('at'),
        c.text('author'),
        c.text('contentHash', { length: '64' }),
        c.longText('text'),
      ],
      [{ columnNames: ['consultationId', 'number'], isUnique: true }],
    );
    await make(
      'question',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.whole('position'),
        c.text('code'),
        c.longText('text'),
        c.reference('documentId', OPTIONAL),
        c.instant('retiredAt', OPTIONAL),
      ],
      [{ columnNames: ['consultationId', 'position', 'id'] }],
    );
    await make(
      'proposed_change',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.reference('documentId'),
        c.whole('position'),
        c.longText('area'),
        c.longText('rationale'),
        c.longText('points'),
        c.longText('clauseReferences'),
        c.instant('retiredAt', OPTIONAL),
      ],
      [
        { columnNames: ['consultationId', 'position', 'id'] },
        { columnNames: ['documentId', 'consultationId', 'position', 'id'] },
      ],
    );
    await make(
      'change_clause',
      [c.reference('changeId', { isPrimary: true }), place('position'), c.reference('clauseId')],
      [{ columnNames: ['clauseId', 'changeId'] }],
    );
    await make(
      'open_issue',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.whole('position'),
        c.longText('summary'),
        c.longText('dependsOn'),
        c.text('state', { length: '16' }),
        c.instant('retiredAt', OPTIONAL),
      ],
      [{ columnNames: ['consultationId', 'position', 'id'] }],
    );
    await make('open_issue_update', [
      c.reference('openIssueId', { isPrimary: true }),
      place('position'),
      c.instant('at'),
      c.text('author'),
      c.longText('text'),
    ]);
    await make(
      'milestone',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.whole('position'),
        c.longText('name'),
        c.longText('authority', OPTIONAL),
        c.longText('plannedFor'),
        c.date('dueOn', OPTIONAL),
        c.date('recordedDoneOn', OPTIONAL),
        c.flag('cancelled'),
        c.flag('endsConsultation'),
        c.instant('retiredAt', OPTIONAL),
      ],
      [{ columnNames: ['consultationId', 'position', 'id'] }],
    );
    await make(
      'response',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.whole('number'),
        c.reference('respondentId'),
        c.flag('confidential'),
        c.instant('receivedAt'),
        c.text('confidentiality', { length: '16' }),
        c.longText('reason', OPTIONAL),
        c.instant('acknowledgedAt', OPTIONAL),
        c.whole('version'),
      ],
      [
        { columnNames: ['consultationId', 'number'], isUnique: true },
        { columnNames: ['respondentId', 'receivedAt', 'id'] },
      ],
    );
    await make(
      'answer',
      [
        c.key('id'),
        c.reference('responseId'),
        c.reference('questionId'),
        c.whole('responseNumber'),
        c.whole('questionPosition'),
        c.reference('respondentId'),
        c.flag('confidential'),
        c.flag('partlyConfidential'),
        c.text('stance', { length: '32', ...OPTIONAL }),
        c.longText('fullText'),
        c.longText('publicText'),
        c.longText('confidentialSpans'),
      ],
      [
        { columnNames: ['responseId', 'questionPosition', 'id'] },
        { columnNames: ['questionId', 'responseNumber', 'id'] },
      ],
    );
    await make(
      'comment',
      [
        c.key('id'),
        c.reference('consultationId'),
        c.reference('questionId'),
        c.reference('answerId'),
        c.whole('questionPosition'),
        c.whole('responseNumber'),
        c.whole('number'),
        c.reference('respondentId'),
        c.flag('confidential'),
        c.flag('partlyConfidential'),
        c.longText('fullText'),
        c.longText('publicText'),
        c.longText('themes'),
        c.text('assignee', OPTIONAL),
        c.text('outcome', { length: '32', ...OPTIONAL }),
        c.longText('reasoning', OPTIONAL),
        c.instant('decidedAt', OPTIONAL),
        c.text('decidedBy', OPTIONAL),
        c.longText('resultingClauseVersionIds'),
        c.whole('version'),
      ],
      [
        { columnNames: ['consultationId', 'questionPosition', 'responseNumber', 'number', 'id'] },
        { columnNames: ['answerId', 'number', 'id'] },
        { columnNames: ['questionId', 'outcome'] },
      ],
    );
    await make(
      'comment_clause',
      [c.reference('commentId', { isPrimary: true }), place('position'), c.reference('clauseId')],
      [{ columnNames: ['clauseId', 'commentId'] }],
    );
    await make(
      'comment_theme',
      [c.reference('commentId', { isPrimary: true }), c.text('theme', { isPrimary: true })],
      [{ columnNames: ['theme', 'commentId'] }],
    );
    await make(
      'disclosure',
      [
        c.key('id'),
        c.reference('responseId'),
        c.instant('requestedAt'),
        c.text('regime', { length: '16' }),
        c.reference('byOrganisationId', OPTIONAL),
        c.flag('explanationConsidered'),
        c.longText('outcome', OPTIONAL),
        c.instant('decidedAt', OPTIONAL),
      ],
      [{ columnNames: ['responseId', 'requestedAt', 'id'] }],
    );
    // Imports take turns on this row, so that two of the same text cannot both find it new.
    await insertOnce(runner, 'sequence', { name: 'consultation import', value: 0 });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
    await runner.manager.delete('sequence', { name: 'consultation import' });
  }
}
