import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeteringStandard, ServiceProviderKind } from './vocabulary';

/** A service that Users ask for, by its DUIS number, and what it runs through. */
@Entity('service_request')
export class ServiceRequest {
  /** DUIS number, e.g. 4.6.1. */
  @PrimaryColumn('varchar')
  number!: string;

  @Column('varchar')
  name!: string;

  /** Devices of which standards it can be asked for. */
  @Column('simple-json')
  standards!: MeteringStandard[];

  @Column('boolean')
  critical!: boolean;

  /** Providers of which kinds it runs through. */
  @Column('simple-json')
  providerKinds!: ServiceProviderKind[];
}

/** The order of DUIS numbers: part by part as numbers, so that 4.10 comes after 4.8.1. */
export function compareServiceRequestNumbers(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return part - other;
  }
  return left.length - right.length;
}
