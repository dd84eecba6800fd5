/** Where the device keeps secrets: the shape of expo-secure-store, which uses Keychain and Keystore. */
export interface SecureStorage {
  getItemAsync(key: string): Promise<string | null>;
  setItemAsync(key: string, value: string): Promise<void>;
  deleteItemAsync(key: string): Promise<void>;
}
