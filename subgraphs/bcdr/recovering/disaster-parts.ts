import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { ACTIVE } from '../active-disasters';
import { Component } from '../component';
import { DisasterComponent } from '../disaster-component';
import { DisasterEvent } from '../disaster-event';

/** The components of a disaster, by id. */
export function partsOf(transaction: EntityManager, { id }: DisasterEvent): Promise<Component[]> {
  const query = transaction
    .createQueryBuilder(Component, 'thing')
    .innerJoin(DisasterComponent, 'part', 'part.componentId = thing.id')
    .where('part.disasterId = :id', { id })
    .orderBy('thing.id');
  return entitiesOf(query);
}

export interface HeldPart {
  componentId: string;
  reference: string;
}

/** Which components of a disaster are parts of other active ones too, and of which. */
export async function heldByOthers(transaction: EntityManager, { id }: DisasterEvent): Promise<HeldPart[]> {
  const rows: HeldPart[] = await transaction
    .createQueryBuilder(DisasterEvent, 'thing')
    .innerJoin(DisasterComponent, 'part', 'part.disasterId = thing.id')
    .innerJoin(DisasterComponent, 'own', 'own.componentId = part.componentId AND own.disasterId = :id', { id })
    .where(ACTIVE)
    .andWhere('thing.id <> :id')
    .select('part.componentId', 'componentId')
    .addSelect('thing.reference', 'reference')
    .orderBy('part.componentId')
    .addOrderBy('thing.id')
    .getRawMany();
  return rows;
}
