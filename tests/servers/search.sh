# Real search servers for the tests, each in processes of its own. Sourced by .ci/run, and by hand:
#
#     servers=$(mktemp -d); started=(); . tests/servers/search.sh; start_search_servers
#
# OpenSearch 3.8 wants a JDK of 21 or later, Elasticsearch 7.10 one of 11 to 23.

# The java of an installed JDK whose major version lies between two, or nothing
java_between() {
    local java major
    for java in /usr/lib/jvm/*/bin/java "$(command -v java || true)"; do
        [ -x "$java" ] || continue
        major=$("$java" -XshowSettings:properties -version 2>&1 |
            sed -n 's/^ *java.specification.version = //p')
        case $major in '' | *[!0-9]*) continue ;; esac
        [ "$major" -ge "$1" ] && [ "$major" -le "$2" ] && echo "$java" && return
    done
    return 1
}

fetch_server() {
    mvn -q -B -f "tests/servers/$1.xml" dependency:copy-dependencies \
        -DoutputDirectory="$servers/$1" >"$servers/$1.mvn.log" 2>&1 ||
        { cat "$servers/$1.mvn.log"; return 1; }
}

answers() {
    for _ in $(seq 240); do
        curl -sf "$1/_cluster/health?wait_for_nodes=$2&timeout=1s" >/dev/null && return
        sleep 0.5
    done
    echo "no answer from $1"; return 1
}

start_node() { # name, HTTP port, transport port, seed ports, names of the first managers, heap
    "$modern_java" "-Xmx$6" -cp "$servers/opensearch/*" tests/servers/Node.java \
        "$servers/node-$1" "$1" "$2" "$3" "$4" "$5" >"$servers/node-$1.log" 2>&1 &
    started+=($!)
}

start_search_servers() {
    modern_java=$(java_between 21 99) || { echo "no JDK of 21 or later for OpenSearch"; return 1; }
    local old_java
    old_java=$(java_between 11 23) || { echo "no JDK of 11 to 23 for Elasticsearch"; return 1; }
    fetch_server opensearch
    fetch_server elasticsearch
    start_node single 9251 9351 9351 single 1g
    "$old_java" -Xmx1g -cp "$servers/elasticsearch/*" \
        org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner \
        -basePath "$servers/elasticsearch-data" -numOfNode 1 -clusterName on-record-tests \
        >"$servers/elasticsearch.log" 2>&1 &
    started+=($!)
    local node port=9261
    for node in a b c; do
        start_node "$node" "$port" $((port + 100)) 9361,9362,9363 a,b,c 512m
        port=$((port + 1))
    done
    export ONRECORD_TEST_CLUSTER_VICTIM=${started[-1]}
    export ONRECORD_TEST_CLUSTER=http://127.0.0.1:9261,127.0.0.1:9262,127.0.0.1:9263
    export ONRECORD_TEST_OPENSEARCH=http://127.0.0.1:9251
}

wait_for_search_servers() {
    answers "$ONRECORD_TEST_OPENSEARCH" 1
    answers http://127.0.0.1:9261 3
    # The runner takes the next free port from 9201 on, and says which
    local port=""
    for _ in $(seq 240); do
        port=$(sed -n 's/.*HTTP Port: *\([0-9]*\).*/\1/p' "$servers/elasticsearch.log" | head -n 1)
        [ -n "$port" ] && break
        sleep 0.5
    done
    export ONRECORD_TEST_ELASTICSEARCH="http://127.0.0.1:$port"
    answers "$ONRECORD_TEST_ELASTICSEARCH" 1
}
