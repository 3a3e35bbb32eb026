import { createContext, useContext } from 'react';
import type { FormState } from './use-form-state.ts';

export interface Named {
  id: string;
  name: string;
}

/** What inputs ask of the world around the form. Each page that shows a form hands it in. */
export interface FormServices {
  /** The divisions right under a code; under the county when there is none. */
  divisionsUnder: (code: string | undefined) => Promise<readonly { code: string; name: string }[]>;
  /** “岳城街道 北坝社区”. */
  divisionName: (code: string) => Promise<string>;
  /** Stores a file and gives its id. Refuses with an ApiProblem whose detail is shown at the field. */
  upload: (file: File) => Promise<Named>;
  /** Files already known, as when a draft is opened again. */
  files: readonly Named[];
  /** The people of the case, for fields of type person. */
  people: readonly Named[];
}

/** The form an input stands in. */
export interface FormSurroundings {
  state: FormState;
  services: FormServices;
  /** desk: the whole form at once, dense. steps: one question a page, large. */
  layout: 'desk' | 'steps';
}

const Surroundings = createContext<FormSurroundings | undefined>(undefined);

export const FormSurroundingsProvider = Surroundings.Provider;

/** @throws Error outside a form */
export function useFormSurroundings(): FormSurroundings {
  const surroundings = useContext(Surroundings);
  if (surroundings === undefined) throw new Error('an input stands outside a form');
  return surroundings;
}
