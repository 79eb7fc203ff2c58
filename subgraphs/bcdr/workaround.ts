import { ComponentKind, FailureExtent } from './vocabulary';

export interface LostKind {
  componentKind: ComponentKind;
  extent: FailureExtent;
}

/**
 * What a User can do meanwhile, from what a provider lost; null where there is no way round.
 * @source IMP 5.2: what is lost in part is taken over by the rest
 */
export function workaroundFor(losses: readonly LostKind[]): string | null {
  if (losses.length === 0 || losses.some(({ extent }) => extent === FailureExtent.TOTAL)) return null;
  return losses.every(({ componentKind }) => componentKind === ComponentKind.INTERFACE)
    ? 'Use another interface of the provider where it offers the same service.'
    : 'What the provider has left serves it: expect longer answer times, and put off what can wait.';
}
