interface ListedAction {
  id: string;
}

interface LoggedAction {
  actionId: string;
}

/**
 * The actions of a scenario that are not in the log of a disaster, in the scenario's order.
 * @source IMP 5.2
 */
export function outstandingActions<T extends ListedAction>(
  actions: readonly T[],
  log: readonly LoggedAction[],
): readonly T[] {
  const done = new Set(log.map(({ actionId }) => actionId));
  return actions.filter(({ id }) => !done.has(id));
}
