import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DeviceStatus, MeteringStandard } from '../vocabulary';

@Entity('device_status_move')
@ObjectType({ description: 'A move that the status of a device may make.', simpleResolvers: true })
export class DeviceStatusMove {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `deviceStatusMove:SMETS1-COMMISSIONED-SUSPENDED`.' })
  id!: string;

  @Column('varchar')
  @Field(() => MeteringStandard, { description: 'Of devices of which standard.' })
  standard!: MeteringStandard;

  @Column('varchar')
  @Field(() => DeviceStatus, { description: 'Where the device stands before.' })
  fromStatus!: DeviceStatus;

  @Column('varchar')
  @Field(() => DeviceStatus, { description: 'Where it stands after.' })
  toStatus!: DeviceStatus;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether a reason must be given, as for every move out of service.' })
  reasonNeeded!: boolean;

  @Column('text')
  @Field(() => String, { description: 'Where this is from, and how sure it is.' })
  source!: string;
}
