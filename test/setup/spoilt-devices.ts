import { deviceCells, deviceId, HEADER } from './invented-devices';

type Cells = Record<string, string>;

/** A way in which a row is bad: what it is refused for, and how it comes to be. */
interface Way {
  column: string;
  code: string;
  spoil(cells: Cells, index: number): void;
}

const set =
  (changes: Cells): Way['spoil'] =>
  (cells) => {
    Object.assign(cells, changes);
  };
const way = (column: string, code: string, spoil: Way['spoil'] | string): Way => ({
  ...{ column, code },
  spoil: typeof spoil === 'string' ? set({ [column]: spoil }) : spoil,
});

const OF_SMETS1: readonly Way[] = [
  way('deviceId', 'MISSING', ''),
  way('deviceId', 'EUI64_INVALID', '00DB99'),
  way('deviceId', 'EUI64_INVALID', '00DB12000000000G'),
  way('deviceId', 'EUI64_INVALID', '00DB120000000000F'),
  way('deviceId', 'DUPLICATE', (cells, index) => {
    cells.deviceId = deviceId(index - 1);
    cells.communicationsHub = '';
  }),
  way('type', 'MISSING', ''),
  way('type', 'UNKNOWN_VALUE', 'TOASTER'),
  way('standard', 'MISSING', ''),
  way('standard', 'UNKNOWN_VALUE', 'SMETS3'),
  way('status', 'UNKNOWN_VALUE', 'ASLEEP'),
  way('cspRegion', 'UNKNOWN_VALUE', 'WALES'),
  way('cspRegion', 'REGION_MISMATCH', 'NORTH'),
  way('s1sp', 'S1SP_MISSING', ''),
  way('s1sp', 'NOT_FOUND', 'S1SP-Z'),
  way('s1sp', 'WRONG_KIND', 'DCO-1'),
  way('dco', 'NOT_FOUND', 'DCO-9'),
  way('dco', 'WRONG_KIND', 'S1SP-A'),
  way('communicationsHub', 'NOT_FOUND', '00DB9900000000FF'),
  way('communicationsHub', 'EUI64_INVALID', 'the hub'),
  way('communicationsHub', 'HUB_OF_HUB', set({ type: 'CHF', mpxn: '' })),
  way('communicationsHub', 'WRONG_KIND', (cells, index) => {
    cells.communicationsHub = deviceId(index - 8);
  }),
  way('communicationsHub', 'STANDARD_MISMATCH', (cells, index) => {
    cells.communicationsHub = deviceId(index - 5);
  }),
  way('responsibleSupplier', 'NOT_FOUND', 'SUP-NOBODY'),
  way('responsibleSupplier', 'WRONG_KIND', 'DNO-NORTHMOOR'),
  way('installedAt', 'TIME_INVALID', '31/12/2015'),
  way('commissionedAt', 'IN_THE_FUTURE', '2999-01-01T00:00:00Z'),
  way('commissionedAt', 'BEFORE_INSTALLATION', '2001-01-01'),
  way('commissionedAt', 'COMMISSIONING_MISSING', ''),
  way('mpxn', 'CHECK_DIGIT_MISMATCH', '1200023305968'),
  way('mpxn', 'MPXN_INVALID', '12'),
  way('mpxn', 'WRONG_DEVICE_TYPE', set({ type: 'PPMID' })),
  way('uprn', 'UPRN_INVALID', '12 Mill Lane'),
  way('manufacturer', 'CONTROL_CHARACTER', 'Example\u0000Metering'),
  way('manufacturer', 'DIRECTION_MARK', 'Example \u202eMetering'),
  way('model', 'TOO_LONG', 'M'.repeat(201)),
  way('model', 'TOO_LONG', 'M'.repeat(5_000)),
];

const OF_SMETS2: readonly Way[] = [
  way('cspRegion', 'REGION_MISMATCH', ''),
  way('cspRegion', 'REGION_MISMATCH', 'SMETS1'),
  way('s1sp', 'NOT_FOR_SMETS2', 'S1SP-A'),
  way('dco', 'NOT_FOR_SMETS2', 'DCO-1'),
];

/** What is wrong with one row of a file. */
export interface Spoilt {
  row: number;
  column: string;
  code: string;
  /** The row as it is once it is mended. */
  good: readonly string[];
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell}"` : cell;
}

/** A file of invented devices of which one in a hundred is bad, in each way in turn. */
export function spoiltDevices(devices: number): { text: string; spoilt: Spoilt[] } {
  const names = HEADER.split(',');
  const spoilt: Spoilt[] = [];
  const lines = [HEADER];
  for (let index = 0; index < devices; index += 1) {
    const good = deviceCells(index);
    const turn = Math.floor(index / 100);
    const ways = turn % 2 === 0 ? OF_SMETS1 : OF_SMETS2;
    const chosen = index % 100 === 57 ? ways[Math.floor(turn / 2) % ways.length] : undefined;
    if (!chosen) {
      lines.push(good.join(','));
      continue;
    }
    const cells: Cells = Object.fromEntries(names.map((name, place) => [name, good[place] ?? '']));
    chosen.spoil(cells, index);
    lines.push(names.map((name) => quoted(cells[name] ?? '')).join(','));
    spoilt.push({ row: index + 1, column: chosen.column, code: chosen.code, good });
  }
  return { text: `${lines.join('\n')}\n`, spoilt };
}
