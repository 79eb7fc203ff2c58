import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { ComponentKind, CspRegion, ServiceProviderKind, ServiceState } from './vocabulary';

@Entity('component')
@ObjectType({
  description: 'Something that can become unavailable: a data centre, a gateway, an interface.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Component {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `component:S1SP-A-DC1`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column('varchar')
  @Field(() => ComponentKind, { description: 'What it is.' })
  kind!: ComponentKind;

  /** The provider that runs it; null for DCC's own. */
  @Column('varchar', { nullable: true })
  providerId!: string | null;

  @Column('varchar', { nullable: true })
  providerKind!: ServiceProviderKind | null;

  @Column('simple-json', { nullable: true })
  @Field(() => [CspRegion], {
    description: 'Regions whose SMETS2 devices are reached through it; of a Communications Service Provider alone.',
  })
  regions!: CspRegion[];

  @Column('varchar')
  @Field(() => ServiceState, { description: 'How well it works now.' })
  state!: ServiceState;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'Since when it has been in that state.' })
  stateSince!: Date;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}
