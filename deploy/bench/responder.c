// The least that hello and the status poll can cost: libfcgi, libpq and HMAC in plain C, no framework, no log.
// It does the same work as ours: verify the token, become the caller, one prepared statement, one round trip, a pool of connections.
// Usage: responder SOCKET THREADS CONNECTIONS, with BENCH_DATABASE, BENCH_KEY and BENCH_SQL in the environment.
#define _GNU_SOURCE
#include <fcgiapp.h>
#include <libpq-fe.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char HELLO[] = "{\"status\":\"ok\"}";
static int listener, capacity;
static const char *key, *sql;
static signed char values[256];

static PGconn *idle[64];
static int idle_count, open_count;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t freed = PTHREAD_COND_INITIALIZER;

static PGconn *connect_database(void) {
  PGconn *connection = PQconnectdb(getenv("BENCH_DATABASE"));
  if (PQstatus(connection) != CONNECTION_OK) {
    fprintf(stderr, "%s", PQerrorMessage(connection));
    exit(1);
  }
  PQclear(PQprepare(connection, "become",
    "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true), set_config('transaction_read_only', $3, true)", 0, NULL));
  PQclear(PQprepare(connection, "poll", sql, 0, NULL));
  PQenterPipelineMode(connection);
  return connection;
}

static PGconn *take(void) {
  PGconn *connection = NULL;
  pthread_mutex_lock(&mutex);
  while (idle_count == 0 && open_count >= capacity) pthread_cond_wait(&freed, &mutex);
  if (idle_count > 0) connection = idle[--idle_count];
  else open_count++;
  pthread_mutex_unlock(&mutex);
  return connection ? connection : connect_database();
}

static void give_back(PGconn *connection) {
  pthread_mutex_lock(&mutex);
  idle[idle_count++] = connection;
  pthread_cond_signal(&freed);
  pthread_mutex_unlock(&mutex);
}

static int decode(const char *text, int length, unsigned char *output) {
  unsigned buffer = 0;
  int bits = 0, count = 0;
  for (int i = 0; i < length; i++) {
    int value = values[(unsigned char)text[i]];
    if (value < 0) return -1;
    buffer = buffer << 6 | value;
    bits += 6;
    if (bits >= 8) output[count++] = buffer >> (bits -= 8) & 255;
  }
  return count;
}

// The claims of a good token; -1 for any other.
static int verify(const char *token, char *claims, int size) {
  const char *first = strchr(token, '.'), *second = first ? strchr(first + 1, '.') : NULL;
  unsigned char mac[32], given[64], difference = 0;
  unsigned length = 32;
  if (!second || strlen(second + 1) != 43 || decode(second + 1, 43, given) != 32) return -1;
  HMAC(EVP_sha256(), key, strlen(key), (const unsigned char *)token, second - token, mac, &length);
  for (int i = 0; i < 32; i++) difference |= mac[i] ^ given[i];
  int encoded = second - first - 1;
  if (difference || encoded > size) return -1;
  int count = decode(first + 1, encoded, (unsigned char *)claims);
  if (count < 0) return -1;
  claims[count] = 0;
  const char *end = strstr(claims, "\"exp\":");
  return end && atol(end + 6) > time(NULL) ? count : -1;
}

static void answer(FCGX_Request *request, const char *status, const char *body, int length) {
  char head[200];
  int count = snprintf(head, sizeof head, "Status: %s\r\nContent-Type: application/json; charset=utf-8\r\nContent-Range: 0-0/*\r\n\r\n", status);
  FCGX_PutStr(head, count, request->out);
  FCGX_PutStr(body, length, request->out);
}

static void poll_status(FCGX_Request *request) {
  char claims[4096], id[64] = "";
  const char *bearer = FCGX_GetParam("HTTP_AUTHORIZATION", request->envp), *query = FCGX_GetParam("QUERY_STRING", request->envp);
  const char *start = query ? strstr(query, "id=eq.") : NULL;
  if (!bearer || strncmp(bearer, "Bearer ", 7) || verify(bearer + 7, claims, sizeof claims - 1) < 0 || !start) {
    answer(request, "401 Unauthorized", "{}", 2);
    return;
  }
  snprintf(id, sizeof id, "%.36s", start + 6);
  const char *caller[] = {"authenticated", claims, "on"}, *arguments[] = {id, "1000"};
  PGconn *connection = take();
  PQsendQueryPrepared(connection, "become", 3, caller, NULL, NULL, 0);
  PQsendQueryPrepared(connection, "poll", 2, arguments, NULL, NULL, 0);
  PQpipelineSync(connection);
  PGresult *result, *rows = NULL;
  for (int step = 0; step < 3; step++)
    while ((result = PQgetResult(connection))) {
      int done = PQresultStatus(result) == PGRES_PIPELINE_SYNC;
      if (step == 1) rows = result;
      else PQclear(result);
      if (done) break;
    }
  give_back(connection);
  if (rows && PQresultStatus(rows) == PGRES_TUPLES_OK) answer(request, "200 OK", PQgetvalue(rows, 0, 0), PQgetlength(rows, 0, 0));
  else answer(request, "500 Internal Server Error", "{}", 2);
  if (rows) PQclear(rows);
}

static void *serve(void *unused) {
  FCGX_Request request;
  FCGX_InitRequest(&request, listener, 0);
  while (FCGX_Accept_r(&request) >= 0) {
    const char *path = FCGX_GetParam("DOCUMENT_URI", request.envp);
    if (path && strstr(path, "hello")) answer(&request, "200 OK", HELLO, sizeof HELLO - 1);
    else poll_status(&request);
    FCGX_Finish_r(&request);
  }
  return unused;
}

int main(int count, char **words) {
  if (count < 4) return 2;
  const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  memset(values, -1, sizeof values);
  for (int i = 0; i < 64; i++) values[(int)alphabet[i]] = i;
  key = getenv("BENCH_KEY");
  sql = getenv("BENCH_SQL");
  capacity = atoi(words[3]);
  FCGX_Init();
  unlink(words[1]);
  listener = FCGX_OpenSocket(words[1], 1024);
  chmod(words[1], 0660);
  pthread_t thread;
  for (int i = 1; i < atoi(words[2]); i++) pthread_create(&thread, NULL, serve, NULL);
  serve(NULL);
}
