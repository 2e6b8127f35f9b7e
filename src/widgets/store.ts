import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Issue } from '../core/model/issue.ts'
import { defaults, type AnyModel, type ValuesOf } from '../core/model/model.ts'
import { solved, type Solved } from '../core/model/solved.ts'
import { DEFAULT_SEED, decodeState, encodeState, stateModelId, type State } from '../core/model/state.ts'
import { validate } from '../core/model/validate.ts'
import { asFarAsAllowed } from './controls/asFarAsAllowed.ts'

/** The state of one model on a page: what the reader set, what follows from it, and the way back. */
export interface Store<M extends AnyModel = AnyModel> {
  readonly model: M
  readonly values: ReadonlySignal<ValuesOf<M>>
  readonly seed: ReadonlySignal<number>
  readonly solved: ReadonlySignal<Solved<M>>
  /** The state set aside to compare with (A), while the reader goes on with B. */
  readonly pinned: Signal<Solved<M> | null>
  /** What could not be used: of a link, or of the last change. */
  readonly issues: Signal<readonly Issue[]>
  readonly canUndo: ReadonlySignal<boolean>
  readonly canRedo: ReadonlySignal<boolean>
  /**
   * Changes values; a gesture may call it many times before `settle`. What would break a rule of the model goes as
   * far as the rule allows: a hand that drags cannot know where that is. What is typed is asked about before.
   */
  set(changes: Partial<ValuesOf<M>>): void
  setSeed(seed: number): void
  /** Begins anew at a state from outside, such as a link's: undo goes back to it and no further. */
  begin(state: State<ValuesOf<M>>): void
  /** Ends a gesture: one step for undo, and the address of the page follows. */
  settle(): void
  undo(): void
  redo(): void
  reset(): void
  /** The state as it stands in a link. */
  encoded(): string
}

type Step<M extends AnyModel> = State<ValuesOf<M>>

/**
 * A store that starts from a preset or the defaults.
 *
 * @param onSettle told after each finished gesture, to keep the address of the page
 */
export function createStore<M extends AnyModel>(
  model: M,
  initial: Partial<ValuesOf<M>> = {},
  onSettle: (store: Store<M>) => void = () => {},
): Store<M> {
  const start: Step<M> = { values: { ...defaults(model), ...initial } as ValuesOf<M>, seed: DEFAULT_SEED }
  const step = signal(start)
  const past = signal<readonly Step<M>[]>([start])
  const future = signal<readonly Step<M>[]>([])

  const go = (next: Step<M>) => (step.value = next)
  const store: Store<M> = {
    model,
    values: computed(() => step.value.values),
    seed: computed(() => step.value.seed),
    solved: computed(() => solved(model, step.value.values, step.value.seed)),
    pinned: signal<Solved<M> | null>(null),
    issues: signal<readonly Issue[]>([]),
    canUndo: computed(() => past.value.length > 1),
    canRedo: computed(() => future.value.length > 0),
    set(changes) {
      const present = step.value.values
      const whole = validate(model, changes, present)
      const { values, issues } = whole.issues.some(({ kind }) => kind === 'constraint')
        ? validate(model, asFarAsAllowed(model, present, changes), present)
        : whole
      batch(() => {
        store.issues.value = issues
        go({ ...step.value, values })
      })
    },
    setSeed: (seed) => go({ ...step.value, seed }),
    begin(state) {
      batch(() => {
        go(state)
        past.value = [state]
        future.value = []
      })
    },
    settle() {
      if (step.value === past.value.at(-1)) return
      batch(() => {
        past.value = [...past.value.slice(-199), step.value]
        future.value = []
      })
      onSettle(store)
    },
    undo() {
      store.settle()
      if (past.value.length < 2) return
      batch(() => {
        future.value = [past.value.at(-1)!, ...future.value]
        past.value = past.value.slice(0, -1)
        go(past.value.at(-1)!)
      })
      onSettle(store)
    },
    redo() {
      const [next, ...rest] = future.value
      if (!next) return
      batch(() => {
        future.value = rest
        past.value = [...past.value, next]
        go(next)
      })
      onSettle(store)
    },
    reset() {
      go(start)
      store.settle()
    },
    encoded: () => encodeState(model, step.value),
  }
  return store
}

const stores = new Map<string, Store>()

/**
 * The store that all widgets and numbers of a page share for a model. In the browser it begins with the state in
 * the page's address (`?s=…`); on the server, where nothing is ever changed, each call gives a new one.
 *
 * @param scope a second, separate state of the same model on one page
 */
export function storeOf<M extends AnyModel>(model: M, scope = '', initial?: Partial<ValuesOf<M>>): Store<M> {
  if (typeof window === 'undefined') return createStore(model, initial)
  const key = scope ? `${model.id}:${scope}` : model.id
  let store = stores.get(key) as Store<M> | undefined
  if (!store) {
    store = createStore(model, initial, scope ? undefined : writeAddress)
    stores.set(key, store as unknown as Store)
    if (!scope) readAddress(store)
  }
  return store
}

function readAddress<M extends AnyModel>(store: Store<M>) {
  const own = states().find((state) => stateModelId(state) === store.model.id)
  const text = own ?? nobodysState()
  if (text === undefined) return
  const { values, seed, issues } = decodeState(store.model, text)
  batch(() => {
    if (own !== undefined) store.begin({ values, seed })
    store.issues.value = issues
  })
}

const complained = new Set<string>()

/**
 * A state in the address that nothing on the page can read, once: a link with a slip in it, or a link of another
 * model's page. Whoever asks first tells the reader, who would otherwise take the defaults for what was sent.
 */
function nobodysState(): string | undefined {
  const here = new Set(
    [...document.querySelectorAll<HTMLElement>('[data-model]')].map(({ dataset }) => dataset.model),
  )
  const lost = states().find((state) => {
    const id = stateModelId(state)
    return (id === undefined || !here.has(id)) && !complained.has(state)
  })
  if (lost !== undefined) complained.add(lost)
  return lost
}

function writeAddress<M extends AnyModel>(store: Store<M>) {
  const url = new URL(addressWith(store))
  history.replaceState(history.state, '', url)
}

/** The address of the page (or of another page) with the state of a store in it; what no model can read goes. */
export function addressWith(store: Store, page = location.href): string {
  const url = new URL(page, location.href)
  const others = states(url).filter((state) => {
    const id = stateModelId(state)
    return id !== undefined && id !== store.model.id
  })
  const own = store.encoded()
  const atStart = !own.includes('~')
  url.search = [...others, ...(atStart ? [] : [own])].map((state) => `s=${state}`).join('&')
  return url.href
}

const states = (url = new URL(location.href)) => url.searchParams.getAll('s')
