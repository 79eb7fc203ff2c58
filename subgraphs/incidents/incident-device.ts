import { Entity, PrimaryColumn } from 'typeorm';

/** A device that an incident is about. */
@Entity('incident_device')
export class IncidentDevice {
  @PrimaryColumn('varchar')
  incidentId!: string;

  @PrimaryColumn('varchar')
  deviceId!: string;
}
