import { useRef, useState } from 'preact/hooks';
import { useAction } from '../../loading.ts';
import { fieldError } from '../errors.ts';

type Texts<Name extends string> = Readonly<Record<Name, string>>;
type Flags<Name extends string> = Readonly<Record<Name, boolean>>;

/** A form under way: what stands in it, and how its fields are bound. */
export interface FormState<Text extends string, Flag extends string = never> {
  readonly values: Texts<Text> & Flags<Flag>;
  /** Spread into a Field or a TextArea. */
  readonly text: (name: Text) => Bound & { readonly value: string; readonly onInput: (value: string) => void };
  /** Spread into a Select. */
  readonly choice: (name: Text) => Bound & { readonly value: string; readonly onChange: (value: string) => void };
  /** Spread into a Checkbox. */
  readonly check: (name: Flag) => Bound & { readonly checked: boolean; readonly onChange: (checked: boolean) => void };
  /** Spread into a field whose value the form does not keep: files. */
  readonly other: (name: string) => Bound;
  readonly set: (changes: Partial<Texts<Text>>) => void;
  /** Empties it: for one that is used again. */
  readonly reset: () => void;
  readonly submit: () => void;
  readonly busy: boolean;
  readonly error: unknown;
  /** The fields that are shown: they show their own errors. */
  readonly shown: readonly string[];
}

interface Bound {
  readonly name: string;
  readonly error: string | undefined;
}

interface Start<Text extends string, Flag extends string> {
  readonly texts: Texts<Text>;
  readonly flags?: Flags<Flag>;
}

/**
 * A form whose fields are called as the API calls them. The shop judges what was entered: `send` calls it, and what it says
 * of a field appears at the field. `useForm({ texts: { email: '' } }, ({ email }) => shop.requestPasswordReset({ email }))`.
 */
export function useForm<Text extends string, Flag extends string = never>(
  start: Start<Text, Flag>,
  send: (values: Texts<Text> & Flags<Flag>) => Promise<unknown>,
): FormState<Text, Flag> {
  const [texts, setTexts] = useState<Record<Text, string>>(start.texts);
  const [flags, setFlags] = useState<Record<Flag, boolean> | undefined>(start.flags);
  const { run, busy, error } = useAction(send);
  const shown = useRef<string[]>([]);
  shown.current = [];
  const values: Texts<Text> & Flags<Flag> = Object.assign({ ...texts }, flags);
  const bind = (name: string): Bound => {
    shown.current.push(name);
    return { name, error: fieldError(error, name) };
  };
  const write = (name: Text) => (value: string) => setTexts((before) => ({ ...before, [name]: value }));
  return {
    ...{ values, busy, error, shown: shown.current },
    text: (name) => ({ ...bind(name), value: texts[name], onInput: write(name) }),
    choice: (name) => ({ ...bind(name), value: texts[name], onChange: write(name) }),
    check: (name) => ({
      ...bind(name),
      checked: flags?.[name] === true,
      onChange: (checked) => setFlags((before) => Object.assign({ ...start.flags }, before, { [name]: checked })),
    }),
    other: bind,
    set: (changes) => setTexts((before) => ({ ...before, ...changes })),
    reset: () => setTexts(start.texts),
    submit: () => void run(values),
  };
}
