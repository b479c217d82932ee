# As Cilium's documentation shows it.
helm install cilium cilium/cilium --version 1.19.3 \
  --namespace kube-system \
  --set routingMode=native \
  --set ipv4NativeRoutingCIDR=10.233.64.0/18 \
  --set autoDirectNodeRoutes=true \
  --set kubeProxyReplacement=true \
  --set loadBalancer.algorithm=maglev \
  --set loadBalancer.mode=dsr \
  --set bandwidthManager.enabled=true
