/** Told while an export goes on. */
export type OnProgress = (done: number, all: number) => void;

/** Passes things on, and tells how many have gone by. */
export async function* counting<T>(things: AsyncIterable<T>, all: number, tell: OnProgress): AsyncGenerator<T> {
  let done = 0;
  for await (const thing of things) {
    yield thing;
    done += 1;
    tell(done, all);
  }
}
