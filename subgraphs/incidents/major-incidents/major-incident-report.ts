import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';

/** A major incident as everybody sees it; what else is known of the incident is not for everybody. */
@ObjectType({
  description: 'The published report of the review of a major incident, for everybody.',
  simpleResolvers: true,
})
export class MajorIncidentReport {
  @Field(() => DateTimeScalar, { description: 'When the incident was declared a major one.' })
  declaredAt!: Date;
}

export const MajorIncidentReportConnection = connectionType(
  'MajorIncidentReport',
  () => MajorIncidentReport,
  'published reports',
);
