import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../platform/paging/connection';
import { OrganisationRole } from './vocabulary';

@Entity('organisation')
@ObjectType({ description: 'A company or body that has to do with the code.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Organisation {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `organisation:DCC`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column('simple-json')
  @Field(() => [OrganisationRole], { description: 'What it is to the code; it may be several things.' })
  roles!: OrganisationRole[];

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const OrganisationConnection = connectionType('Organisation', () => Organisation, 'organisations');
