/** Forms (README.md, "Forms"). */
export { Form } from './Form.tsx';
export { type FormState, useForm } from './use-form.ts';
