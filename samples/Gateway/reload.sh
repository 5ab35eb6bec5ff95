#!/usr/bin/env bash
# Changes the routes of a running gateway under load, and shows that no request fails.
# Needs a build: dotnet build -c Release samples/Gateway
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cp -r "$here/bin/Release/net10.0/." "$work"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 ASPNETCORE_ENVIRONMENT=Production
dotnet "$work/Gateway.dll" --service 5091 > "$work/service1.log" 2>&1 & one=$!
dotnet "$work/Gateway.dll" --service 5092 > "$work/service2.log" 2>&1 & two=$!
dotnet "$work/Gateway.dll" > "$work/gateway.log" 2>&1 & gateway=$!
trap 'kill $one $two $gateway 2> /dev/null; rm -rf "$work"' EXIT

for _ in $(seq 100); do
  curl -s -o /dev/null "http://127.0.0.1:5090/orders/1" && curl -s -o /dev/null "http://127.0.0.1:5092/" && break
  sleep 0.2
done

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
  port=$((5091 + turn % 2))
  {
    echo "{ \"Gateway\": { \"Routes\": { \"orders\": { \"Template\": \"/orders/{id:int}\", \"Destination\": \"http://127.0.0.1:$port\" }"
    for i in $(seq $((turn % 50))); do echo ", \"extra$i\": { \"Template\": \"/extra$i/{x}\", \"Destination\": \"http://127.0.0.1:$port\" }"; done
    echo "} } }"
  } > "$work/appsettings.new"
  mv "$work/appsettings.new" "$work/appsettings.json"
  sleep 0.4
done
wait $first $second

answers=$(cat "$work"/load1 "$work"/load2 | grep -c ' 200$' || true)
from1=$(cat "$work"/load1 "$work"/load2 | grep -c '^5091 ' || true)
from2=$(cat "$work"/load1 "$work"/load2 | grep -c '^5092 ' || true)
reloads=$(grep -c 'routes: ' "$work/gateway.log" || true)
echo "$answers of 800 requests answered, $from1 by the first service, $from2 by the second; $reloads reloads"
[ "$answers" -eq 800 ] && [ "$from1" -gt 0 ] && [ "$from2" -gt 0 ]
