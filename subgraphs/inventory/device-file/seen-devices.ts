import { createHash } from 'node:crypto';
import type { Device } from '../device';
import { DeviceType, MeteringStandard } from '../vocabulary';

const TYPES = Object.values(DeviceType);
const STANDARDS = Object.values(MeteringStandard);

export interface SeenDevice {
  type: DeviceType;
  standard: MeteringStandard;
  /** Tells two devices of the same identifier apart when any of their fields differ. */
  fingerprint: number;
}

/** Something short that differs, but for a chance of one in four thousand million, where two devices do. */
export function fingerprintOf(device: Device): number {
  return createHash('sha256').update(JSON.stringify(device)).digest().readUInt32BE();
}

/**
 * The devices that a check of a file would have taken so far, in 13 bytes a place, so that it can be told of any later
 * row whether its device or hub was there already. An open-addressed table, since a Map takes ten times the room.
 */
export class SeenDevices {
  private size = 0;
  private places = 1 << 12;
  private high = new Uint32Array(this.places);
  private low = new Uint32Array(this.places);
  private fingerprints = new Uint32Array(this.places);
  /** 0 where the place is free. */
  private kinds = new Uint8Array(this.places);

  /** @param deviceId 16 hexadecimal digits */
  add(deviceId: string, { type, standard, fingerprint }: SeenDevice): void {
    if (this.size * 2 >= this.places) this.grow();
    const [high, low] = [Number.parseInt(deviceId.slice(0, 8), 16), Number.parseInt(deviceId.slice(8), 16)];
    const kind = 1 + TYPES.indexOf(type) * STANDARDS.length + STANDARDS.indexOf(standard);
    this.put(high, low, kind, fingerprint);
  }

  get(deviceId: string): SeenDevice | undefined {
    if (!/^[0-9A-F]{16}$/.test(deviceId)) return undefined;
    const place = this.placeOf(Number.parseInt(deviceId.slice(0, 8), 16), Number.parseInt(deviceId.slice(8), 16));
    const kind = (this.kinds[place] ?? 0) - 1;
    const type = TYPES[Math.floor(kind / STANDARDS.length)];
    const standard = STANDARDS[kind % STANDARDS.length];
    if (kind < 0 || !type || !standard) return undefined;
    return { type, standard, fingerprint: this.fingerprints[place] ?? 0 };
  }

  private placeOf(high: number, low: number): number {
    const mixed = Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b);
    let place = ((mixed ^ (mixed >>> 15)) >>> 0) % this.places;
    while (this.kinds[place] !== 0 && (this.high[place] !== high || this.low[place] !== low)) {
      place = (place + 1) % this.places;
    }
    return place;
  }

  private put(high: number, low: number, kind: number, fingerprint: number): void {
    const place = this.placeOf(high, low);
    if (this.kinds[place] === 0) this.size += 1;
    this.high[place] = high;
    this.low[place] = low;
    this.kinds[place] = kind;
    this.fingerprints[place] = fingerprint;
  }

  private grow(): void {
    const { high, low, kinds, fingerprints } = this;
    this.places *= 2;
    this.size = 0;
    this.high = new Uint32Array(this.places);
    this.low = new Uint32Array(this.places);
    this.fingerprints = new Uint32Array(this.places);
    this.kinds = new Uint8Array(this.places);
    for (const [old, kind] of kinds.entries()) {
      if (kind !== 0) this.put(high[old] ?? 0, low[old] ?? 0, kind, fingerprints[old] ?? 0);
    }
  }
}
