#!/usr/bin/env bash
# Changes the routes of a running gateway under load, and shows that no request fails.
# Starts two services and a gateway of its own, on ports 5090 to 5092. What it rewrites is a temporary file,
# not the appsettings.json beside it.
# Needs a build: dotnet build -c Release samples/Gateway
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$here/bin/Release/net10.0/Gateway.dll
if [ ! -f "$program" ]; then
  echo "reload.sh: nothing is built; first run: dotnet build -c Release samples/Gateway" >&2
  exit 1
fi
work=$(mktemp -d)
started=()
# Waits until they have ended, so that their ports are free for the next run.
trap 'kill "${started[@]}" 2> /dev/null || true; wait "${started[@]}" || true; rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 ASPNETCORE_ENVIRONMENT=Production

fail() { # what went wrong, and the log that tells more
  sed 's/^/  /' "$2" >&2
  echo "reload.sh: $1 Its log is above." >&2
  exit 1
}

write_routes() { # turn: one service after the other, and up to 49 routes more
  local port=$((5091 + $1 % 2))
  {
    echo "{ \"Gateway\": { \"Routes\": { \"orders\": { \"Template\": \"/orders/{id:int}\", \"Destination\": \"http://127.0.0.1:$port\" }"
    for i in $(seq $(($1 % 50))); do echo ", \"extra$i\": { \"Template\": \"/extra$i/{x}\", \"Destination\": \"http://127.0.0.1:$port\" }"; done
    echo "} } }"
  } > "$work/appsettings.new"
  mv "$work/appsettings.new" "$work/appsettings.json"
}

start() { # name, port, arguments
  local name=$1 port=$2 log="$work/$1.log" pid
  shift 2
  dotnet "$program" "--Gateway:File=$work/appsettings.json" "$@" > "$log" 2>&1 & pid=$!
  started+=($pid)
  # Its own log tells that it listens. That the port answers tells nothing: another program may have it.
  for _ in $(seq 150); do
    if grep -q "Now listening on: http://127.0.0.1:$port\$" "$log"; then return; fi
    if ! kill -0 $pid 2> /dev/null; then
      if grep -q 'address already in use' "$log"; then fail "the $name did not start, because port $port is in use." "$log"; fi
      fail "the $name did not start." "$log"
    fi
    sleep 0.2
  done
  fail "the $name does not listen on port $port after 30 seconds." "$log"
}

write_routes 0
start "first service" 5091 --service=5091
start "second service" 5092 --service=5092
start gateway 5090 --urls=http://127.0.0.1:5090

load() {
  # A request after the other, each from a fresh connection; what is not an answer of a service is a failure.
  for i in $(seq 400); do
    curl -s -w ' %{http_code}\n' "http://127.0.0.1:5090/orders/$i" || echo "0 failed"
  done > "$1"
}

load "$work/load1" & first=$!
load "$work/load2" & second=$!
turn=0
while kill -0 $first 2> /dev/null || kill -0 $second 2> /dev/null; do
  turn=$((turn + 1))
  write_routes $turn
  sleep 0.4
done
wait $first $second

answers=$(cat "$work"/load1 "$work"/load2 | grep -c ' 200$' || true)
from1=$(cat "$work"/load1 "$work"/load2 | grep -c '^5091 ' || true)
from2=$(cat "$work"/load1 "$work"/load2 | grep -c '^5092 ' || true)
reloads=$(($(grep -c ' routes: ' "$work/gateway.log") - 1)) # the first are those that it started with
echo "$answers of 800 requests answered, $from1 by the first service, $from2 by the second; $reloads reloads"
if [ "$answers" -ne 800 ] || [ "$from1" -eq 0 ] || [ "$from2" -eq 0 ]; then
  fail "the gateway did not answer all requests, or did not follow its file." "$work/gateway.log"
fi
