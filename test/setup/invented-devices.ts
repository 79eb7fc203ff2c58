import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mpanCheckDigit, mprnCheckDigits } from '../../subgraphs/inventory/mpxn';

const S1SPS = ['S1SP-A', 'S1SP-B', 'S1SP-C'];
const SUPPLIERS = ['SUP-ALDER', 'SUP-BIRCH', 'SUP-CEDAR', 'SUP-HAZEL', 'SUP-ROWAN', 'SUP-WILLOW'];
const REGIONS = ['NORTH', 'CENTRAL', 'SOUTH'];
const TYPES = ['CHF', 'ESME', 'GSME', 'PPMID'] as const;

export const HEADER =
  'deviceId,type,standard,specificationVersion,status,manufacturer,model,firmwareVersion,mpxn,uprn,cspRegion,s1sp,dco,communicationsHub,responsibleSupplier,installedAt,commissionedAt';

/** The EUI-64 of the device with a number. */
export function deviceId(number: number): string {
  return `00DB12${number.toString(16).toUpperCase().padStart(10, '0')}`;
}

function at(home: number, days: number): string {
  return new Date(Date.UTC(2014, 0, 1 + (home % 1400) + days, 8 + (home % 9), home % 60)).toISOString();
}

function mpxnOf(type: (typeof TYPES)[number], home: number): string {
  if (type === 'ESME') {
    const digits = `12${String(home).padStart(10, '0')}`;
    return `${digits}${mpanCheckDigit(digits)}`;
  }
  if (type !== 'GSME') return '';
  const digits = String(10_000_000 + home);
  return digits + mprnCheckDigits(`${digits}00`);
}

function pick<T>(from: readonly T[], number: number): T | '' {
  return from[number % from.length] ?? '';
}

/** The cells of a row of a file of invented devices, four of which make a home; every other home is SMETS1. */
export function deviceCells(index: number): string[] {
  const home = Math.floor(index / TYPES.length);
  const type = TYPES[index % TYPES.length] ?? 'CHF';
  const smets1 = home % 2 === 0;
  const version = smets1 ? 'SMETS1 v1.2' : 'SMETS2 v4.2';
  const hub = type === 'CHF' ? '' : deviceId(home * TYPES.length);
  return [
    ...[
      deviceId(index),
      type,
      smets1 ? 'SMETS1' : 'SMETS2',
      version,
      'COMMISSIONED',
      'Example Metering',
      `EM-${type}-2`,
    ],
    ...[`1.${home % 7}.${home % 3}`, mpxnOf(type, home), String(100_000_000_000 - home)],
    ...[smets1 ? '' : pick(REGIONS, home), smets1 ? pick(S1SPS, home) : '', smets1 ? 'DCO-1' : '', hub],
    ...[pick(SUPPLIERS, home), at(home, 0), at(home, 2)],
  ];
}

/** Writes a file of invented devices, a piece at a time. */
export async function writeDevices(file: string, devices: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(`${HEADER}\n`);
  for (let from = 0; from < devices; from += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, devices - from) }, (_, index) =>
      deviceCells(from + index).join(','),
    );
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
