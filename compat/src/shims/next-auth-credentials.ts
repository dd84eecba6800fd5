export default function CredentialsProvider(options: Readonly<Record<string, unknown>>): unknown {
  return { type: 'credentials', ...options };
}
