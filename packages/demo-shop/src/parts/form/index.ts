/** Forms (README.md, "Forms"). */
export { FileField } from './FileField.tsx';
export { Form } from './Form.tsx';
export { type FormState, useForm } from './use-form.ts';
