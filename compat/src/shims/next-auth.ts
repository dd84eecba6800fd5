/** NextAuth's whole job here is to hand the client's options to the harness, which plays its endpoints. */
export default function NextAuth(_request: unknown, _response: unknown, options: unknown): unknown {
  return options;
}
