import { Entity, PrimaryColumn } from 'typeorm';

/** A component that a disaster is about. */
@Entity('disaster_component')
export class DisasterComponent {
  @PrimaryColumn('varchar')
  disasterId!: string;

  @PrimaryColumn('varchar')
  componentId!: string;
}
