import { useStore } from './shims/redux-store.ts';
import { type Callable, clientModule, invoke, library } from './untyped.ts';

/** The page's store with the client's reducers and middlewares, put together as a storefront's theme does. */
export async function createStore(): Promise<unknown> {
  const toolkit = await library('@reduxjs/toolkit');
  const { default: reducer } = await clientModule('redux/reducers/index');
  const { default: middlewares } = await clientModule('redux/middlewares/index');
  const store = invoke(toolkit, 'configureStore', {
    reducer,
    middleware: (defaults: Callable) =>
      invoke(defaults({ immutableCheck: false, serializableCheck: false }), 'concat', middlewares),
  });
  useStore(store);
  return store;
}
