/** What stands for itself in a path. */
export type PathValue = string | number;

/** What a query parameter may be given as; several of one name as a list. */
export type QueryValue = string | number | boolean | readonly (string | number)[];

/** A file to send: of a browser or Node (`File`, `Blob`), or of React Native (its place on the device). */
export type Upload = Blob | DeviceFile;

/** A file as React Native names it. */
export interface DeviceFile {
  readonly uri: string;
  readonly name: string;
  readonly type: string;
}

/** Operations that take nothing. */
export type NoInput = Readonly<Record<string, never>>;

/** An answer that leads elsewhere: where to send the customer's browser. */
export interface Redirect {
  readonly redirect_url: string;
}
