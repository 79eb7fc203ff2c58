import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../../platform/graphql/scalars';
import type { Problems } from '../../../platform/input/problems';
import { dayInLondon, endOfDayInLondon } from '../../../platform/time/london';
import type { Incident } from '../incident';
import { IncidentCategory } from '../vocabulary';

@Entity('major_incident_rule')
@ObjectType({ description: 'What the policy in force says of major incidents.', simpleResolvers: true })
export class MajorIncidentRule {
  @PrimaryColumn('date')
  @Field(() => DateScalar, { description: 'First day on which it holds.' })
  effectiveFrom!: string;

  @Column('simple-json')
  @Field(() => [IncidentCategory], { description: 'The categories of which an incident can be declared a major one.' })
  categories!: IncidentCategory[];

  @Column('int')
  @Field(() => Int, { description: 'By the end of which day after it is declared it must be reviewed.' })
  reviewWithinDays!: number;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether it was checked against the document in force.' })
  confirmed!: boolean;

  @Column('text')
  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;
}

/** The rule that is in force on a day: the latest that holds. */
export function ruleInForce(rules: readonly MajorIncidentRule[], day: string): MajorIncidentRule | null {
  const inForce = rules.filter(({ effectiveFrom }) => effectiveFrom <= day);
  return inForce.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0] ?? null;
}

/** By when a major incident that is declared at an instant must be reviewed: the end of a day in the UK. */
export function reviewDueAt({ reviewWithinDays }: Pick<MajorIncidentRule, 'reviewWithinDays'>, declaredAt: Date): Date {
  const day = new Date(`${dayInLondon(declaredAt)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + reviewWithinDays);
  return endOfDayInLondon(day.toISOString().slice(0, 10));
}

/** An incident is declared a major one once, and only when the rule has its category. */
export function checkDeclarable(
  problems: Problems,
  { reference, category }: Pick<Incident, 'reference' | 'category'>,
  { isMajor, rule }: { isMajor: boolean; rule: MajorIncidentRule | null },
): void {
  if (isMajor) {
    const message = `${reference} was declared a major incident already.`;
    problems.add('id', 'ALREADY_MAJOR', message, 'Read its majorIncident.');
  } else if (rule === null) {
    const message = 'No rule on major incidents is in force.';
    problems.add('id', 'RULE_MISSING', message, 'Set one by setMajorIncidentRule.');
  } else if (!rule.categories.includes(category)) {
    const message = `${reference} is of ${category}; a major incident is of ${rule.categories.join(', ')}.`;
    problems.add('id', 'CATEGORY_NOT_MAJOR', message, 'If it is as severe, categorise it first by categoriseIncident.');
  }
}
