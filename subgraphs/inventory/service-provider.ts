import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ServiceProviderKind } from './vocabulary';

@Entity('service_provider')
@ObjectType({ description: 'One of the services that DCC relies on, e.g. an S1SP.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ServiceProvider {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `serviceProvider:S1SP-A`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column('varchar')
  @Field(() => ServiceProviderKind, { description: 'What it does for DCC.' })
  kind!: ServiceProviderKind;

  @Column('varchar', { nullable: true })
  organisationId!: string | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}
