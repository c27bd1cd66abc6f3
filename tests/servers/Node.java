import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of OpenSearch in a process of its own, so that it can be killed.
 * Node FOLDER NAME HTTP-PORT TRANSPORT-PORT SEED-PORTS FIRST-MANAGERS
 */
public class Node {
    static final String PLUGINS =
        "org.opensearch.plugin.analysis.nori.AnalysisNoriPlugin,"
        + "org.opensearch.plugin.analysis.kuromoji.AnalysisKuromojiPlugin";

    public static void main(String[] given) throws Exception {
        List<String> seeds = List.of(given[4].split(",")).stream().map(p -> "127.0.0.1:" + p).toList();
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("node.name", given[1]);
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", given[2]);
            settings.put("transport.port", given[3]);
            settings.put("discovery.type", "zen");
            settings.putList("discovery.seed_hosts", seeds);
            settings.putList("cluster.initial_cluster_manager_nodes", List.of(given[5].split(",")));
        });
        runner.build(
            OpenSearchRunner.newConfigs()
                .basePath(given[0])
                .clusterName("on-record-" + given[5].replace(",", ""))
                .numOfNode(1)
                .pluginTypes(PLUGINS));
        Thread.currentThread().join();
    }
}
