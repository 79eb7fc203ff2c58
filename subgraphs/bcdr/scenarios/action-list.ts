export interface ListedAction {
  id: string;
  order: number;
  text: string;
}

export interface ActionListChange {
  /** Actions that are there already, at their places, where that is another. */
  moved: { id: string; order: number }[];
  added: { order: number; text: string }[];
  retired: string[];
}

/**
 * How a party's list of actions becomes another: an action that reads the same is the same one, wherever it stands, so
 * that logs that name it still say what was done; what is not listed any more is retired, never deleted.
 */
export function actionListChange(before: readonly ListedAction[], texts: readonly string[]): ActionListChange {
  const byText = new Map(before.map((action) => [action.text, action]));
  const change: ActionListChange = { moved: [], added: [], retired: [] };
  for (const [index, text] of texts.entries()) {
    const order = index + 1;
    const there = byText.get(text);
    if (!there) change.added.push({ order, text });
    else if (there.order !== order) change.moved.push({ id: there.id, order });
  }
  change.retired = before.filter(({ text }) => !texts.includes(text)).map(({ id }) => id);
  return change;
}
