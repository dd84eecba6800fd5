// Optional storefront plugins that the client's reducers and checkout name unconditionally.
const unused = (state: unknown = {}): unknown => state;
const refuse = (): never => {
  throw new Error('This storefront plugin is not part of the harness');
};

export const masterpassReducer = unused;
export const otpReducer = unused;
export const setError = refuse;
export const setOtpModalVisible = refuse;
export const buildDirectPurchaseForm = refuse;
export const buildPurchaseForm = refuse;
