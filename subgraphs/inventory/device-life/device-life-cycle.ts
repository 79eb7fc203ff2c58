import type { Problems } from '../../../platform/input/problems';
import type { DeviceStatus, MeteringStandard } from '../vocabulary';
import type { DeviceStatusMove } from './device-status-move';

type Move = Pick<DeviceStatusMove, 'standard' | 'fromStatus' | 'toStatus' | 'reasonNeeded'>;

/** Where a device of a standard may go from a status. */
export function nextMoves<T extends Move>(
  moves: readonly T[],
  { standard, status }: { standard: MeteringStandard; status: DeviceStatus },
): T[] {
  return moves.filter((move) => move.standard === standard && move.fromStatus === status);
}

/**
 * Checks a change of status against the moves that there are. To stay is no move.
 * @source the moves name their own
 */
export function checkMove(
  problems: Problems,
  moves: readonly Move[],
  device: { standard: MeteringStandard; status: DeviceStatus },
  to: DeviceStatus,
  reason: string | null,
): void {
  const { standard, status } = device;
  if (to === status) return;
  const next = nextMoves(moves, device);
  const move = next.find(({ toStatus }) => toStatus === to);
  if (!move) {
    const message = `A ${standard} device that is ${status} cannot become ${to}.`;
    const ways = next.map(({ toStatus }) => toStatus).join(', ');
    const way = ways === '' ? `${status} is final: leave the status out.` : `From ${status} it can become ${ways}.`;
    problems.add('status', 'MOVE_NOT_ALLOWED', message, way);
  } else if (move.reasonNeeded && reason === null) {
    const message = `Nothing says why the device becomes ${to}.`;
    problems.add('reason', 'REASON_MISSING', message, 'Say why in a sentence; it stays in the history of the device.');
  }
}
