import { ComponentKind, FailureExtent } from './vocabulary';
import { workaroundFor } from './workaround';

const lost = (componentKind: ComponentKind, extent: FailureExtent) => ({ componentKind, extent });

describe('the way round a loss', () => {
  it('is what the provider has left, when some is lost', () => {
    expect(workaroundFor([lost(ComponentKind.DATA_CENTRE, FailureExtent.PARTIAL)])).toContain('has left');
  });

  it('is another interface, when an interface is lost', () => {
    expect(workaroundFor([lost(ComponentKind.INTERFACE, FailureExtent.PARTIAL)])).toContain('another interface');
  });

  it('is not there when all of a kind is lost, and not needed when nothing is', () => {
    const some = lost(ComponentKind.DATA_CENTRE, FailureExtent.PARTIAL);
    expect(workaroundFor([some, lost(ComponentKind.SM_WAN_GATEWAY, FailureExtent.TOTAL)])).toBeNull();
    expect(workaroundFor([])).toBeNull();
  });
});
