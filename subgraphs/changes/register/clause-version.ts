import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { readId, typedId } from '../../../platform/ids';
import { connectionType } from '../../../platform/paging/connection';

/**
 * Where a clause stands in a baseline: a row of a view over the placements that baselines share. Its words are a
 * `ClauseText`, shared by all baselines in which they are the same.
 */
@Entity('clause_version')
@ObjectType({ description: 'A clause as it stands in a baseline.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ClauseVersion {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id: the keys of the baseline and of the clause.' })
  id!: string;

  @Column('varchar')
  baselineId!: string;

  @Column('varchar')
  clauseId!: string;

  /** Key in the order of the document, compared code point by code point. */
  @Column('varchar')
  position!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Number in this baseline.' })
  number!: string;

  @Column('varchar', { nullable: true })
  parentClauseId!: string | null;

  @Column('varchar')
  @Field(() => String, { description: 'SHA-256 over heading and text: renumbering alone leaves it as it is.' })
  contentHash!: string;
}

export const ClauseVersionConnection = connectionType('ClauseVersion', () => ClauseVersion, 'clauses of a baseline');

/** The baseline and the clause that the id of a clause's version names; undefined when it is none. */
export function readClauseVersionId(id: string): { baselineId: string; clauseId: string } | undefined {
  const { kind, key = '' } = readId(id) ?? {};
  const [baseline, clause, ...more] = key.split('#');
  if (kind !== 'clauseVersion' || !baseline || !clause || more.length > 0) return undefined;
  return { baselineId: typedId('baseline', baseline), clauseId: typedId('clause', clause) };
}

/** The id of a clause's version in a baseline, e.g. `clauseVersion:IMP-2.0#IMP-2.1.3`. */
export function clauseVersionId(baselineId: string, clauseId: string): string {
  return typedId('clauseVersion', `${readId(baselineId)?.key}#${readId(clauseId)?.key}`);
}
