import type { IncidentCategory } from '../vocabulary';

/** What a change touches of the incidents. */
export interface Touching {
  incidentIds: readonly string[];
  deviceIds: readonly string[];
  providerIds: readonly string[];
}

/** Open incidents at a provider that are of a category. */
export interface IncidentsAtProvider {
  category: IncidentCategory;
  providerId: string;
  count: number;
}

/** An open incident that is linked itself, or one with a device that is. */
export interface SingleIncident {
  id: string;
  category: IncidentCategory;
  providerId: string | null;
  /** Null for the incident without regard to its devices. */
  deviceId: string | null;
}

/** Open incidents at a provider that is touched, with a device that is, or that are touched themselves: each once. */
export function countTouched(
  atProviders: readonly IncidentsAtProvider[],
  singles: readonly SingleIncident[],
  { incidentIds, deviceIds, providerIds }: Touching,
): { category: IncidentCategory; count: number }[] {
  const [incidents, devices, providers] = [new Set(incidentIds), new Set(deviceIds), new Set(providerIds)];
  const counts = new Map<IncidentCategory, number>();
  const add = (category: IncidentCategory, count: number) => counts.set(category, (counts.get(category) ?? 0) + count);
  for (const { category, providerId, count } of atProviders) if (providers.has(providerId)) add(category, count);
  const counted = new Set<string>();
  for (const { id, category, providerId, deviceId } of singles) {
    const touched = deviceId === null ? incidents.has(id) : devices.has(deviceId);
    if (!touched || counted.has(id) || (providerId !== null && providers.has(providerId))) continue;
    counted.add(id);
    add(category, 1);
  }
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => (a.category < b.category ? -1 : 1));
}
