export interface Disposable {
  dispose(): void;
}

export type Listener<T> = (value: T) => void;

/** A minimal event without the editor behind it, so that the model can be tested on its own. */
export class Signal<T> {
  readonly #listeners = new Set<Listener<T>>();

  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}
